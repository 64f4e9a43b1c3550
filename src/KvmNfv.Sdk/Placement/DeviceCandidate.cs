using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>A device that a request could get.</summary>
/// <param name="Device">The device.</param>
/// <param name="Node">The index of its node; -1 where the host doesn't tell it.</param>
/// <param name="Package">The package of that node; -1 where unknown.</param>
internal sealed record DeviceCandidate(HostPciDevice Device, int Node, int Package);
