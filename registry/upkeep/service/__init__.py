"""What can be done for the upkeep of a software: confirming, naming who helps, handing over."""
