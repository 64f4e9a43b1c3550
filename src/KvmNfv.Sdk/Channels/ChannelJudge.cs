using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>One channel in one scope under judgement, and what was found so far. Pure.</summary>
internal sealed class ChannelJudge(ChannelFacts facts, ChannelView channel, ChannelScope scope, bool attached, List<ChannelFinding> findings)
{
    public ChannelFacts Facts { get; } = facts;

    public ChannelView Channel { get; } = channel;

    /// <summary>The scope, one of the two.</summary>
    public ChannelScope Scope { get; } = scope;

    /// <summary>The running guest has it: what QEMU opened it has.</summary>
    public bool Attached { get; } = attached;

    /// <summary>What is missing will be missed at once, not only at the next start.</summary>
    public ChannelSeverity Now => Scope == ChannelScope.Running ? ChannelSeverity.Error : ChannelSeverity.Warning;

    /// <summary>QEMU runs as this process, or as root, or as whom libvirt says; null where it is not known.</summary>
    public ChannelUser? Qemu => Facts.Qemu;

    public void Error(string rule, string what, string mend) => Add(rule, ChannelSeverity.Error, what, mend);

    public void Warn(string rule, string what, string mend) => Add(rule, ChannelSeverity.Warning, what, mend);

    public void Add(string rule, ChannelSeverity severity, string what, string mend) => findings.Add(new ChannelFinding(rule, severity, Scope, Channel.Name, what, mend));

    public void Add(Finding finding) =>
        Add(finding.Rule, finding.Severity == FindingSeverity.Error ? ChannelSeverity.Error : ChannelSeverity.Warning, finding.Message, finding.Mend);
}
