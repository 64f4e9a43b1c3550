namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>
/// One check: a definition, and a pure function from a machine's files to a finding. Without state; one instance serves all threads. Reads
/// only through its <see cref="CheckContext"/>, which keeps the evidence. May throw what the readers throw: the finding is then unknown.
/// </summary>
internal abstract class ReadinessCheck(CheckDefinition definition)
{
    public CheckDefinition Definition { get; } = definition;

    public abstract CheckFinding Evaluate(CheckContext host);

    /// <summary>What mends a warning or a failure on this machine, the best first. Those of one kind belong together, those of another kind are
    /// another way.</summary>
    public abstract IEnumerable<Remedy> Remedies(CheckContext host);
}
