namespace KvmNfv.Sdk.Placement;

/// <summary>Memory bandwidth of one memory controller that somebody may use.</summary>
/// <param name="ControllerId">The controller's id in resctrl; libvirt's memorytune calls it node.</param>
/// <param name="Percent">The share in percent, a whole number of the host's steps.</param>
public readonly record struct BandwidthReservation(int ControllerId, int Percent);
