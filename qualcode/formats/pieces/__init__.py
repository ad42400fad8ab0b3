"""What stands in a file that is sent: every text of it with its place."""

from qualcode.formats.pieces.opening import pieces_of
from qualcode.formats.pieces.piece import Piece, PieceKind

__all__ = ["Piece", "PieceKind", "pieces_of"]
