using System.Net;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Connects to a TCP service, many times side by side, so that one lost packet does not wait for its repetition a second later. An open connection is the
/// answer; it is reset at once. A refusal is none: the guest lives, its service doesn't.
/// </summary>
/// <param name="endPoint">The service's address and port.</param>
public sealed class TcpServiceProbe(IPEndPoint endPoint) : IServiceProbe
{
    /// <summary>The service.</summary>
    public IPEndPoint EndPoint { get; } = endPoint ?? throw new ArgumentNullException(nameof(endPoint));

    /// <summary>Time between two questions, 100 us to 10 s; 10 ms unless said otherwise, since each costs the guest a connection.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that.</exception>
    public TimeSpan Interval { get; init => field = ProbeLoop.Checked(value); } = TimeSpan.FromMilliseconds(10);

    /// <inheritdoc/>
    public Task<ServiceProbeReport> RunAsync(CancellationToken stop) => Loop().RunAsync(stop);

    internal ProbeLoop Loop() => new($"tcp {EndPoint}", Interval, () => new TcpWire(EndPoint));
}
