using KvmNfv.Sdk.Channels;
using static KvmNfv.Sdk.Tests.Channels.ChannelTestFacts;

namespace KvmNfv.Sdk.Tests.Channels;

/// <summary>Detaching, and what is left behind.</summary>
public sealed class ChannelDetachPlanTests
{
    private const string Memory1 = "<shmem name='pair' role='peer'><model type='ivshmem-plain'/><size unit='M'>1</size><alias name='ua-pair'/></shmem>";
    private const string Nic = "<interface type='vhostuser'><mac address='52:54:00:00:00:07'/><source type='unix' path='/run/kvmnfv/vm1.sock' mode='server'/><model type='virtio'/><alias name='ua-vm1'/></interface>";

    [TestCase("vm1")]
    [TestCase("ua-vm1")]
    [TestCase("52:54:00:00:00:07")]
    [TestCase("/run/kvmnfv/vm1.sock")]
    public void Guest_lets_go_first_then_the_definition_then_the_socket_goes(string name)
    {
        var plan = ChannelPlanner.Detach(Good(Nic), name, new ChannelOptions());
        Assert.That(plan.Steps.Select(s => s.Kind), Is.EqualTo(new[] { ChannelStepKind.DetachRunning, ChannelStepKind.DetachDefinition, ChannelStepKind.RemoveSocket }));
    }

    [Test]
    public void Memory_stays_unless_it_is_to_go()
    {
        var facts = Good(Memory1).With(Memory("/dev/shm/pair", 1 << 20, Qemu.Id));
        var kept = ChannelPlanner.Detach(facts, "pair", new ChannelOptions());
        Assert.That(kept.Findings.Single().Rule, Is.EqualTo("memory-kept"));
        Assert.That(kept.Steps, Has.Count.EqualTo(2));
        var gone = ChannelPlanner.Detach(facts, "pair", new ChannelOptions { RemoveMemory = true });
        Assert.That(gone.Steps[^1], Is.EqualTo(new ChannelStep(ChannelStepKind.RemoveMemory, "/dev/shm/pair", gone.Steps[^1].Reason)));
    }

    [Test]
    public void Memory_of_another_domain_too_stays()
    {
        var facts = Good(Memory1).With(Memory("/dev/shm/pair", 1 << 20, Qemu.Id)) with { Others = [("other", View(Memory1))] };
        var plan = ChannelPlanner.Detach(facts, "pair", new ChannelOptions { RemoveMemory = true });
        Assert.That(plan.Steps.Select(s => s.Kind), Does.Not.Contain(ChannelStepKind.RemoveMemory));
        Assert.That(plan.Findings.Single().What, Does.Contain("other"));
    }

    [Test]
    public void Memory_that_the_definition_keeps_stays()
    {
        var facts = Good(Memory1).With(Memory("/dev/shm/pair", 1 << 20, Qemu.Id));
        var plan = ChannelPlanner.Detach(facts, "pair", new ChannelOptions { RemoveMemory = true, Scope = ChannelScope.Running });
        Assert.That(plan.Steps.Select(s => s.Kind), Is.EqualTo(new[] { ChannelStepKind.DetachRunning }));
    }

    [Test]
    public void What_is_not_there_is_nothing_to_do()
    {
        var plan = ChannelPlanner.Detach(Good(), "pair", new ChannelOptions());
        Assert.That((plan.Steps.Count, plan.Findings.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Legacy_device_is_refused_while_the_guest_runs()
    {
        var plan = ChannelPlanner.Detach(Good("<shmem name='old'><model type='ivshmem'/><size unit='M'>1</size></shmem>"), "old", new ChannelOptions());
        Assert.That(plan.Findings.Single(f => f.Severity == ChannelSeverity.Error).Rule, Is.EqualTo("legacy"));
    }

    [Test]
    public void Doorbell_of_a_running_guest_is_warned_of()
    {
        var plan = ChannelPlanner.Detach(Good("<shmem name='bell'><model type='ivshmem-doorbell'/><server path='/run/kvmnfv/bell.sock'/></shmem>"), "bell", new ChannelOptions());
        Assert.That((plan.Findings.Single().Rule, plan.Steps.Count), Is.EqualTo(("doorbell-unplug", 2)));
    }

    [Test]
    public void Paused_guest_is_refused()
    {
        var plan = ChannelPlanner.Detach(Good(Memory1) with { Paused = true }, "pair", new ChannelOptions());
        Assert.That(plan.Findings.Single(f => f.Severity == ChannelSeverity.Error).Rule, Is.EqualTo("paused"));
    }

    [Test]
    public void Name_of_two_is_refused()
    {
        var plan = ChannelPlanner.Detach(Good(Nic + "<shmem name='vm1'><model type='ivshmem-plain'/><size unit='M'>1</size></shmem>"), "vm1", new ChannelOptions());
        Assert.That(plan.Findings.Where(f => f.Severity == ChannelSeverity.Error).Select(f => f.Rule).Distinct(), Is.EqualTo(new[] { "ambiguous" }));
    }

    [Test]
    public void Check_lists_channels_with_their_scopes_and_faults()
    {
        var report = ChannelPlanner.Check(Good(Memory1 + Nic, memory: ""));
        Assert.That(report.Channels, Is.EqualTo(new[]
        {
            new ChannelState("pair", ChannelKind.IvshmemPlain, ChannelScope.Both, "/dev/shm/pair"), new ChannelState("vm1", ChannelKind.VhostUser, ChannelScope.Both, "/run/kvmnfv/vm1.sock"),
        }));
        Assert.That(report.Findings.Where(f => f.Severity == ChannelSeverity.Error).Select(f => (f.Rule, f.Channel)).Distinct(), Is.EqualTo(new[] { ("shared-memory", "vm1") }));
        Assert.That(ChannelCheckReport.FromJson(report.ToJson()), Is.EqualTo(report));
    }

    [TestCase("../x")]
    [TestCase("")]
    [TestCase("-rf")]
    [TestCase("a/b")]
    [TestCase("a b")]
    public void Name_that_is_no_name_is_an_error(string name) => Assert.Throws<ArgumentException>(() => Plain(name));
}
