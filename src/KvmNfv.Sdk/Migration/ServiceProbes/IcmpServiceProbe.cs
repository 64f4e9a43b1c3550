using System.Net;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Pings a guest. It needs a group inside the kernel's <c>net.ipv4.ping_group_range</c>, or CAP_NET_RAW. The guest's kernel answers, whatever its programs do.
/// </summary>
/// <param name="address">The guest's address, IPv4 or IPv6.</param>
public sealed class IcmpServiceProbe(IPAddress address) : IServiceProbe
{
    /// <summary>The guest's address.</summary>
    public IPAddress Address { get; } = address ?? throw new ArgumentNullException(nameof(address));

    /// <summary>Time between two questions, 100 us to 10 s; 1 ms unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that.</exception>
    public TimeSpan Interval { get; init => field = ProbeLoop.Checked(value); } = TimeSpan.FromMilliseconds(1);

    /// <inheritdoc/>
    public Task<ServiceProbeReport> RunAsync(CancellationToken stop) => Loop().RunAsync(stop);

    internal ProbeLoop Loop() => new($"icmp {Address}", Interval, () => DatagramWire.Icmp(Address));
}
