"""Validation: a population of sanctions episodes, patterns to be met, null models, placebos and calibration."""
