namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>A check of one number of /proc/sys.</summary>
/// <param name="definition">The check.</param>
/// <param name="key">The sysctl's name with dots.</param>
/// <param name="value">The value that a remedy sets.</param>
/// <param name="isGood">Whether a value is as wanted.</param>
/// <param name="absent">What it means that the kernel has no such sysctl.</param>
internal class SysctlCheck(CheckDefinition definition, string key, long value, Func<long, bool> isGood, string absent) : ReadinessCheck(definition)
{
    private string Path { get; } = "/proc/sys/" + key.Replace('.', '/');

    public override CheckFinding Evaluate(CheckContext host) => host.Number(Path) switch
    {
        null => host.Missing(Path, absent),
        { } found when isGood(found) => host.Pass($"{key} is {found}."),
        { } found => host.Bad($"{key} is {found}."),
    };

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [Remedy.Sysctl(key, CheckContext.Number(value))];
}
