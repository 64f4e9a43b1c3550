using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Channels;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace KvmNfv.Sdk.Tests.Channels;

/// <summary>What was made is unmade when libvirt fails.</summary>
public sealed class ChannelRunTests
{
    private readonly string _path = $"/dev/shm/kvmnfv-test-{Guid.NewGuid():N}";

    [TearDown]
    public void Clear() => File.Delete(_path);

    [Test]
    public async Task Memory_that_was_made_goes_when_libvirt_refuses()
    {
        var domain = Substitute.For<IDomain>();
        domain.AttachDeviceAsync(Arg.Any<string>(), Arg.Any<DomainDeviceModifyFlags>(), Arg.Any<CancellationToken>()).ThrowsAsync(new InvalidOperationException("no"));
        var report = await RunAsync(domain, default);
        Assert.That((report.Outcome, report.Error), Is.EqualTo((ChannelOutcome.RolledBack, "AttachDefinition vnf: no")));
        Assert.That(report.Steps.Select(s => s.State), Is.EqualTo(new[] { ChannelStepState.Undone, ChannelStepState.Failed }));
        Assert.That(File.Exists(_path), Is.False);
    }

    [Test]
    public async Task Cancelled_run_changes_nothing()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        var domain = Substitute.For<IDomain>();
        var report = await RunAsync(domain, cancel.Token);
        Assert.That((report.Outcome, report.Error), Is.EqualTo((ChannelOutcome.RolledBack, "cancelled")));
        Assert.That(domain.ReceivedCalls(), Is.Empty);
        Assert.That(File.Exists(_path), Is.False);
    }

    [Test]
    public async Task File_that_came_meanwhile_is_neither_used_nor_removed()
    {
        await File.WriteAllTextAsync(_path, "somebody's");
        var report = await RunAsync(Substitute.For<IDomain>(), default);
        Assert.That(report.Outcome, Is.EqualTo(ChannelOutcome.RolledBack));
        Assert.That(await File.ReadAllTextAsync(_path), Is.EqualTo("somebody's"));
    }

    [Test]
    public async Task Success_that_the_document_does_not_show_is_none()
    {
        var domain = Substitute.For<IDomain>();
        domain.GetXmlAsync(Arg.Any<DomainXmlFlags>(), Arg.Any<CancellationToken>()).Returns("<domain><devices/></domain>");
        var report = await RunAsync(domain, default);
        Assert.That(report.Error, Does.Contain("does not have the device"));
    }

    private Task<ChannelReport> RunAsync(IDomain domain, CancellationToken token)
    {
        var device = ChannelDocuments.Build(new IvshmemPlainRequest { Name = "pair", Size = MemorySize.FromMiB(1) });
        var plan = new ChannelPlan
        {
            Domain = "vnf", Channel = "pair", Findings = [],
            Steps = [new(ChannelStepKind.MakeMemory, _path, "why") { Size = 1 << 20 }, new(ChannelStepKind.AttachDefinition, "vnf", "why") { Document = device.ToString() }],
        };
        return new ChannelRun(Substitute.For<ILibvirtConnection>(), domain, new ChannelOptions()).RunAsync(plan, token);
    }
}
