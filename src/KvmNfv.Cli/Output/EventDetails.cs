using System.Globalization;
using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Output;

/// <summary>What each kind of event adds to the domain and the kind.</summary>
internal static class EventDetails
{
    public static IEnumerable<(string Name, string? Value)> Of(DomainEvent e) => e switch
    {
        DomainLifecycleEvent x => [("type", Word(x.Type)), ("reason", DomainWords.Words(x.Reason))],
        DomainJobCompletedEvent x => Parameters(x.Statistics),
        DomainTunableEvent x => Parameters(x.Parameters),
        DomainMigrationIterationEvent x => [("iteration", Text(x.Iteration))],
        DomainAgentLifecycleEvent x => [("state", Word(x.State)), ("reason", Word(x.Reason))],
        DomainWatchdogEvent x => [("action", Word(x.Action))],
        DomainRtcChangeEvent x => [("utcOffsetSeconds", Text(x.UtcOffsetSeconds))],
        DomainBalloonChangeEvent x => [("actualKiB", Text(x.ActualKiB))],
        DomainBlockJobEvent x => [("target", x.Target), ("type", Word(x.Type)), ("status", Word(x.Status))],
        DomainBlockJobPathEvent x => [("path", x.Path), ("type", Word(x.Type)), ("status", Word(x.Status))],
        DomainBlockThresholdEvent x => [("device", x.Device), ("path", x.Path), ("threshold", Text(x.Threshold)), ("excess", Text(x.Excess))],
        DomainIOErrorEvent x => [("path", x.SourcePath), ("device", x.DeviceAlias), ("action", Word(x.Action))],
        DomainIOErrorReasonEvent x => [("path", x.SourcePath), ("device", x.DeviceAlias), ("action", Word(x.Action)), ("reason", x.Reason)],
        DomainDiskChangeEvent x =>
            [("device", x.DeviceAlias), ("oldPath", x.OldSourcePath), ("newPath", x.NewSourcePath), ("reason", Word(x.Reason))],
        DomainTrayChangeEvent x => [("device", x.DeviceAlias), ("reason", Word(x.Reason))],
        DomainDeviceAddedEvent x => [("device", x.DeviceAlias)],
        DomainDeviceRemovedEvent x => [("device", x.DeviceAlias)],
        DomainDeviceRemovalFailedEvent x => [("device", x.DeviceAlias)],
        DomainMemoryDeviceSizeChangeEvent x => [("device", x.DeviceAlias), ("sizeKiB", Text(x.SizeKiB))],
        DomainMemoryFailureEvent x => [("recipient", Word(x.Recipient)), ("action", Word(x.Action)), ("flags", Word(x.Flags))],
        DomainMetadataChangeEvent x => [("type", Word(x.Type)), ("namespace", x.NamespaceUri)],
        DomainNicMacChangeEvent x => [("device", x.DeviceAlias), ("oldMac", x.OldMac), ("newMac", x.NewMac)],
        DomainVcpuRemovedEvent x => [("vcpu", Text(x.VcpuId))],
        DomainChannelLifecycleEvent x => [("channel", x.ChannelName), ("state", Word(x.State)), ("reason", Word(x.Reason))],
        DomainGraphicsEvent x =>
            [("phase", Word(x.Phase)), ("local", Address(x.Local)), ("remote", Address(x.Remote)), ("authentication", x.AuthenticationScheme)],
        _ => [],
    };

    private static IEnumerable<(string Name, string? Value)> Parameters(TypedParameterList parameters) =>
        parameters.Select(p => (p.Name, Convert.ToString(p.Value, CultureInfo.InvariantCulture)));

    private static string Address(GraphicsAddress address) => $"{address.Node}:{address.Service}";

    private static string Word(Enum value) => DomainWords.Words(value.ToString());

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
