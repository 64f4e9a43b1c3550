namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>A module's parameter that a plan wants.</summary>
internal sealed record ModuleSetting(string Module, string Name, string Value, string Reason, params string[] Mends)
{
    public string? Now(TuningContext context) => context.Read($"/sys/module/{Module}/parameters/{Name}");

    // The kernel writes booleans as Y and N and takes 1 and 0 too.
    public bool IsSet(TuningContext context) => Now(context) is { } now && Plain(now) == Plain(Value);

    private static string Plain(string value) => value switch { "Y" => "1", "N" => "0", var other => other };
}
