"""lawcheck: does a country's law meet the Protocol against Trafficking in Persons?"""

__version__ = "0.1.0"
