"""An institute's own Word template: opened within bounds, cleaned, and filled."""

from qualcode.exporters.house.opening import House, open_house

__all__ = ["House", "open_house"]
