namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What a machine is to be ready for.</summary>
public enum ReadinessProfile
{
    /// <summary>Real-time guests: a bound of tens of microseconds on every wake-up.</summary>
    Realtime,

    /// <summary>Packet processing: polling guests that must not lose packets; throughput counts, the scheduler's latency hardly.</summary>
    Packet,
}
