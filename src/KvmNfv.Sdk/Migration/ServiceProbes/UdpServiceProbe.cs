using System.Net;

namespace KvmNfv.Sdk.Migration;

/// <summary>Asks a UDP echo service (RFC 862): 16 bytes that must come back as they were.</summary>
/// <param name="endPoint">The service's address and port.</param>
public sealed class UdpServiceProbe(IPEndPoint endPoint) : IServiceProbe
{
    /// <summary>The service.</summary>
    public IPEndPoint EndPoint { get; } = endPoint ?? throw new ArgumentNullException(nameof(endPoint));

    /// <summary>Time between two questions, 100 us to 10 s; 1 ms unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that.</exception>
    public TimeSpan Interval { get; init => field = ProbeLoop.Checked(value); } = TimeSpan.FromMilliseconds(1);

    /// <inheritdoc/>
    public Task<ServiceProbeReport> RunAsync(CancellationToken stop) => Loop().RunAsync(stop);

    internal ProbeLoop Loop() => new($"udp {EndPoint}", Interval, () => DatagramWire.Udp(EndPoint));
}
