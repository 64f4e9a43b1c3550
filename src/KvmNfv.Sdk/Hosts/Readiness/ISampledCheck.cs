namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What the checker calls of a <see cref="SampledCheck{T}"/>, whatever its sample holds.</summary>
internal interface ISampledCheck
{
    object Sample(CheckContext host);

    CheckFinding Compare(CheckContext host, object before);
}
