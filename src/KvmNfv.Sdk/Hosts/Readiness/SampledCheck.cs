namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>A check of something that is counted: two samples, and what happened between them.</summary>
/// <typeparam name="T">What a sample holds.</typeparam>
internal abstract class SampledCheck<T>(CheckDefinition definition) : ReadinessCheck(definition), ISampledCheck
    where T : notnull
{
    /// <summary>Reads the counters now.</summary>
    protected abstract T Sample(CheckContext host);

    /// <summary>Judges what happened in <see cref="CheckContext.Window"/>, which is longer than zero.</summary>
    protected abstract CheckFinding Compare(CheckContext host, T before, T after);

    /// <summary>What a single sample tells; by default nothing but how to get two.</summary>
    public override CheckFinding Evaluate(CheckContext host)
    {
        _ = Sample(host);
        return host.Unknown("A single sample can't tell what happens over time; run with --window 60.");
    }

    object ISampledCheck.Sample(CheckContext host) => Sample(host);

    CheckFinding ISampledCheck.Compare(CheckContext host, object before) => Compare(host, (T)before, Sample(host));
}
