using System.CommandLine;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Cli.Commands;

/// <summary>What a host is to be ready for: <c>--profile realtime|packet</c>.</summary>
internal static class ReadinessProfileOption
{
    public static Option<ReadinessProfile> Create(string description, string helpName) => new("--profile")
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            switch (result.Tokens[0].Value)
            {
                case "realtime":
                    return ReadinessProfile.Realtime;
                case "packet":
                    return ReadinessProfile.Packet;
                case var text:
                    result.AddError($"'{text}' is not a profile: use realtime or packet");
                    return default;
            }
        },
    };
}
