namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>A check of one boolean parameter of an x86 KVM module.</summary>
/// <param name="definition">The check.</param>
/// <param name="module">The module.</param>
/// <param name="parameter">Its parameter.</param>
/// <param name="wanted">The value wanted.</param>
/// <param name="good">What it means to have it.</param>
/// <param name="bad">What it means to have the other.</param>
internal class KvmFlagCheck(CheckDefinition definition, string module, string parameter, bool wanted, string good, string bad) : ReadinessCheck(definition)
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        if (Refusal(host) is { } refusal)
            return refusal;
        return host.Flag(KvmModule.Path(module, parameter)) switch
        {
            null => host.NotApplicable($"The kernel's {module} has no parameter {parameter}."),
            { } found when found == wanted => host.Pass(good),
            _ => Unwanted(host, bad),
        };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Module(module, parameter, wanted ? "Y" : "N")];

    /// <summary>What is said when the value is the other one.</summary>
    protected virtual CheckFinding Unwanted(CheckContext host, string text) => host.Bad(text);

    private CheckFinding? Refusal(CheckContext host)
    {
        if (Processor.Other(host, "Only KVM on x86 has it.") is { } other)
            return other;
        if (module == KvmModule.Intel && !Processor.IsIntel(host))
            return host.NotApplicable("Only KVM on Intel has it.");
        return KvmModule.Unseen(host, module);
    }
}
