namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Sysctls: one step each, so that each can be applied alone, and one file for the next boot.</summary>
internal sealed class SysctlArea : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context) => SysctlSettings.For(context).Select(s => Step(context, s));

    private static TuningStep Step(TuningContext context, SysctlSetting setting)
    {
        var now = context.Read(setting.Path) is { } text ? TuningValue.Writable(TuningValueKind.Text, text) : null;
        // Swappiness is the one where less is as good.
        var satisfied = now is not null && (TuningValue.Matches(setting.Kind, now, setting.Value) || (setting.Key == "vm.swappiness" && now.Length == 1 && char.IsAsciiDigit(now[0])));
        return new TuningStep
        {
            Id = "sysctl." + setting.Key,
            Title = $"{setting.Key} = {setting.Value}",
            Stage = TuningStage.Runtime,
            Satisfied = satisfied,
            Current = now,
            Wanted = setting.Value,
            Reason = Sentence(setting.Reason),
            Risk = setting.Risk,
            RiskReason = setting.RiskReason,
            Mends = [.. setting.Mends],
            Files = [TuningPaths.Sysctl],
            Writes = now is null ? [] : [new TuningWrite { Path = setting.Path, Value = setting.Value, Kind = setting.Kind }],
            Snippets = [new TuningSnippet("sh", $"sysctl -w {setting.Key}={WriteStep.Quoted(setting.Value)}")],
            Undo = now is null ? $"Remove its line from {TuningPaths.Sysctl}." : $"Remove its line from {TuningPaths.Sysctl}, and `sysctl -w {setting.Key}={WriteStep.Quoted(now)}`.",
        };
    }

    private static string Sentence(string reason) => char.ToUpperInvariant(reason[0]) + reason[1..] + ".";
}
