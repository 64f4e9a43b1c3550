using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;
using Microsoft.Extensions.Options;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>The rules that no attribute can state; each failure names the setting as it stands in the configuration.</summary>
internal sealed class KvmNfvOptionsValidator : IValidateOptions<KvmNfvOptions>
{
    private static readonly KvmNfvConnectionOptionsValidator s_connection = new();

    public ValidateOptionsResult Validate(string? name, KvmNfvOptions options)
    {
        var failures = options.Connections.SelectMany(c => CheckConnection(c.Key, c.Value)).Concat(CheckPlacement(options.Placement)).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> CheckConnection(string name, KvmNfvConnectionOptions connection)
    {
        if (string.IsNullOrWhiteSpace(name))
            yield return "KvmNfv:Connections has a connection without a name: give it one.";
        if (connection.Uri is { } uri && uri.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            yield return $"KvmNfv:Connections:{name}:Uri '{uri}' has white space in it: a URI has none.";
        if (s_connection.Validate(name, connection) is { Failed: true } result)
        {
            foreach (var failure in result.Failures)
                yield return $"KvmNfv:Connections:{name}: {failure}";
        }
    }

    private static IEnumerable<string> CheckPlacement(KvmNfvPlacementOptions placement)
    {
        var sound = true;
        foreach (var (setting, text) in new[] { ("Housekeeping", placement.Housekeeping), ("Shared", placement.Shared), ("PollMode", placement.PollMode) })
        {
            if (text is null || (CpuSet.TryParse(text, out var cpus) && !cpus.IsEmpty))
                continue;
            sound = false;
            yield return $"KvmNfv:Placement:{setting} '{text}' is not a set of CPUs: write them like 0-3,8, or leave the setting out.";
        }

        if (!Enum.IsDefined(placement.Isolation))
        {
            sound = false;
            yield return $"KvmNfv:Placement:Isolation {(int)placement.Isolation} is unknown: use {string.Join(", ", Enum.GetNames<RealTimeIsolation>())}.";
        }

        foreach (var fault in sound ? placement.ToPolicy().Validate() : [])
            yield return $"KvmNfv:Placement: {fault}";
    }
}
