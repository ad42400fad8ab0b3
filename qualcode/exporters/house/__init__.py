"""An institute's own Word template: opened within bounds, cleaned, and filled."""

from qualcode.exporters.house.opening import MARK, House, open_house
from qualcode.exporters.house.parts import LARGEST as LARGEST_TEMPLATE

__all__ = ["LARGEST_TEMPLATE", "MARK", "House", "open_house"]
