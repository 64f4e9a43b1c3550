using KvmNfv.Channels;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Worker.Tests;

public sealed class CpuChoiceTests
{
    private static readonly DataPlaneConfiguration s_wanted = new()
    {
        Switches = [new() { Name = "named", Options = new() { Cpus = [2] } }, new() { Name = "open" }],
        Relays = [new() { Name = "relay", First = RelayEnd.ToVm("/a"), Second = RelayEnd.ToProgram("/b") }],
    };

    [Test]
    public void Threads_without_a_CPU_get_isolated_ones_that_nobody_has()
    {
        var choice = CpuChoice.Make(s_wanted, CpuSet.Of(2, 3, 5, 7));
        Assert.That(choice.Configuration.Switches.Select(s => s.Options.Cpus.Single()), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(choice.Configuration.Relays.Single().Cpu, Is.EqualTo(5));
        Assert.That(choice.NotPinned, Is.Empty);
    }

    [Test]
    public void Threads_that_find_none_left_yield_and_are_told_of()
    {
        var choice = CpuChoice.Make(s_wanted, CpuSet.Of(2, 3));
        Assert.That((choice.Configuration.Relays.Single().Cpu, choice.Configuration.Relays.Single().YieldWhenIdle), Is.EqualTo(((int?)null, true)));
        Assert.That(choice.NotPinned.Single(), Does.Contain("relay relay").And.Contain("2-3"));
    }

    [Test]
    public void Host_without_isolated_CPUs_leaves_named_ones_as_they_are()
    {
        var choice = CpuChoice.Make(s_wanted, CpuSet.Empty);
        Assert.That(choice.Configuration.Switches[0].Options, Is.EqualTo(s_wanted.Switches[0].Options));
        Assert.That(choice.NotPinned, Has.Count.EqualTo(2).And.All.Contain("no isolated CPUs"));
    }
}
