using System.CommandLine;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>Who watches the guest's service from outside.</summary>
internal static class ServiceProbeOption
{
    public static Option<IServiceProbe?> Create() => new("--probe")
    {
        Description = "Ask the guest's service all the time, and measure its longest gap.",
        HelpName = "icmp:ADDRESS|udp:ADDRESS:PORT|tcp:ADDRESS:PORT",
        CustomParser = result =>
        {
            try
            {
                // As a URI, too: that is how other tools write it.
                return ServiceProbe.Parse(result.Tokens[0].Value.Replace("://", ":", StringComparison.Ordinal));
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
                return null;
            }
        },
    };
}
