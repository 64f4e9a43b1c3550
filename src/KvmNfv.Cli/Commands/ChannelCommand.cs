using System.CommandLine;

namespace KvmNfv.Cli.Commands;

/// <summary><c>kvmnfv channel</c>: the verbs about channels between VMs and processes.</summary>
internal sealed class ChannelCommand : Command
{
    public ChannelCommand(GlobalOptions options, CliConsole console) : base("channel", "Channels between VMs and processes over shared memory.")
    {
        Subcommands.Add(new ChannelServeCommand(options, console));
        Subcommands.Add(new ChannelPingCommand(options, console));
        Subcommands.Add(new ChannelBlastCommand(options, console));
        Subcommands.Add(new ChannelSwitchCommand(options, console));
        Subcommands.Add(new ChannelCompareCommand(options, console));
        Subcommands.Add(new ChannelAttachCommand(options, console));
        Subcommands.Add(new ChannelDetachCommand(options, console));
        Subcommands.Add(new ChannelCheckCommand(options, console));
        Subcommands.Add(new ChannelOvsCommand(options, console));
        Subcommands.Add(new ChannelTestPmdCommand(options, console));
    }
}
