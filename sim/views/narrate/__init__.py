"""Runs and analyses in plain words."""
