"""From a transcript file to turns, speakers and passages."""
