namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Interfaces of other processes (<c>virDomainNetDefParseXML</c>, <c>virDomainNetDefValidate</c>, <c>virDomainChrSourceReconnectDefParseXML</c>
/// in libvirt).</summary>
internal static class VhostUserRules
{
    internal static void Check(LintContext context)
    {
        foreach (var nic in context.Domain.Devices.Interfaces.OfType<VhostUserInterface>())
        {
            Source(context, nic);
            if (!VirtioNetRules.IsVirtio(nic))
                context.Report(LintRules.VhostUserModel, nic, $"The model is {nic.Model.Type ?? "libvirt's default"}.", "Set model type='virtio'.");
            Reconnect(context, nic.Source);
        }
    }

    private static void Source(LintContext context, VhostUserInterface nic)
    {
        var source = nic.Source;
        if (source.Type != "unix" || string.IsNullOrEmpty(source.Path))
            context.Report(LintRules.VhostUserSource, nic, "It names no Unix socket.", "Set source type='unix' path='/…'.");
        else
            SocketPath.Check(context, source, source.Path);
        if (source.Mode is null)
            context.Report(LintRules.VhostUserSource, nic, "It does not say who listens on the socket.", "Set mode='server' where QEMU listens, mode='client' where it connects.");
    }

    private static void Reconnect(LintContext context, VhostUserSource source)
    {
        var on = source.Reconnect.Enabled == true;
        if (on && source.Mode == VhostUserMode.Server)
            context.Report(LintRules.VhostUserReconnect, source.Reconnect, "QEMU listens, so it is the other side that connects again.", "Take reconnect out.");
        else if (on && source.Reconnect.Timeout is null)
            context.Report(LintRules.VhostUserReconnect, source.Reconnect, "It does not say how long to wait between tries.", "Set timeout, in seconds.");
        else if (!on && source.Mode == VhostUserMode.Client)
            context.Report(LintRules.VhostUserOnce, source, "When the process behind the socket ends, the guest has no network until it is started again.", "Set <reconnect enabled='yes' timeout='1'/>, or mode='server'.");
    }
}
