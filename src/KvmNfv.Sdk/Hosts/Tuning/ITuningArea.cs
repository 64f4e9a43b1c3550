namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A part of a host that plans are made of: reads, and says what to do.</summary>
internal interface ITuningArea
{
    IEnumerable<TuningStep> Steps(TuningContext context);
}
