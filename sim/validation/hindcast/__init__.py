"""The hindcast: February 2022 to December 2025, fitted on what was known by December 2023 and on nothing later."""
