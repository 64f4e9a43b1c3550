using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Channels;
using static KvmNfv.Sdk.Tests.Channels.ChannelTestFacts;

namespace KvmNfv.Sdk.Tests.Channels;

/// <summary>The steps of sound plans, and each check alone.</summary>
public sealed class ChannelPlannerTests
{
    private static readonly UnixFileMode s_everybody = UnixFileMode.OtherRead;

    [Test]
    public void Memory_is_made_for_Qemu_s_user_before_both_get_the_device()
    {
        var plan = ChannelPlanner.Attach(Good(), Plain(), new ChannelOptions());
        Assert.That(plan.Steps.Select(s => s.Kind), Is.EqualTo(new[] { ChannelStepKind.MakeMemory, ChannelStepKind.AttachDefinition, ChannelStepKind.AttachRunning }), string.Join('\n', plan.Findings));
        Assert.That((plan.Steps[0].Subject, plan.Steps[0].Size, plan.Steps[0].OwnerId), Is.EqualTo(("/dev/shm/pair", 1UL << 20, Qemu.Id)));
        Assert.That(plan.Steps[1].Document, Does.Contain("ua-pair").And.Not.Contain("<address"));
        Assert.That(plan.Steps[2].Document, Does.Contain("bus='0x02'"), "q35 has no conventional slot: into the free root port");
        Assert.That(plan.Findings.Select(f => f.Rule).Distinct(), Is.EqualTo(new[] { "migration" }));
        Assert.That(ChannelPlan.FromJson(plan.ToJson()), Is.EqualTo(plan));
    }

    [Test]
    public void What_is_there_already_is_left()
    {
        var facts = Good().With(Memory("/dev/shm/pair", 1 << 20, Qemu.Id));
        var first = ChannelPlanner.Attach(facts, Plain(), new ChannelOptions());
        Assert.That(first.Steps.Select(s => s.Kind), Is.EqualTo(new[] { ChannelStepKind.AttachDefinition, ChannelStepKind.AttachRunning }));
        var again = ChannelPlanner.Attach(Good(first.Steps[0].Document!).With(Memory("/dev/shm/pair", 1 << 20, Qemu.Id)), Plain(), new ChannelOptions());
        Assert.That((again.Steps.Count, again.IsRefused), Is.EqualTo((0, false)));
    }

    [Test]
    public void Servers_socket_is_given_to_Qemu_s_user()
    {
        var plan = ChannelPlanner.Attach(Good().With(Socket("/run/kvmnfv/pair.sock")), Doorbell(), new ChannelOptions());
        Assert.That(plan.Steps[0], Is.EqualTo(new ChannelStep(ChannelStepKind.GiveFile, "/run/kvmnfv/pair.sock", plan.Steps[0].Reason) { OwnerId = Qemu.Id }), string.Join('\n', plan.Findings));
        Assert.That(plan.Steps[1].Document, Does.Contain("ivshmem-doorbell").And.Contain("vectors='2'"));
    }

    [Test]
    public void Folder_of_a_socket_is_made_for_Qemu_and_the_back_end_s_group()
    {
        var plan = ChannelPlanner.Attach(Good(), VhostUser("/run/new/vm1.sock"), new ChannelOptions { BackEndGroup = 42 });
        Assert.That((plan.Steps[0].Kind, plan.Steps[0].Subject, plan.Steps[0].OwnerId, plan.Steps[0].GroupId), Is.EqualTo((ChannelStepKind.MakeFolder, "/run/new", (uint?)Qemu.Id, (uint?)42)), string.Join('\n', plan.Findings));
        Assert.That(plan.Findings.Single().Rule, Is.EqualTo("back-end"));
        var device = (VhostUserInterface)DomainDocument.Parse($"<domain><devices>{plan.Steps[^1].Document}</devices></domain>").Devices.Interfaces[0];
        Assert.That((device.Source.Mode!.Value.Value, device.Driver.ReceiveQueueSize, device.Driver.Queues, device.Source.Reconnect.Exists), Is.EqualTo(("server", 1024u, (uint?)null, false)));
    }

    [Test]
    public void Interface_that_connects_does_so_again()
    {
        var plan = ChannelPlanner.Attach(Good().With(Socket("/run/kvmnfv/vm1.sock", Qemu.Id)), VhostUser(listens: false) with { QueuePairs = 2, PackedRings = true, Mtu = 9000 }, new ChannelOptions());
        var device = (VhostUserInterface)DomainDocument.Parse($"<domain><devices>{plan.Steps[^1].Document}</devices></domain>").Devices.Interfaces[0];
        Assert.That((device.Source.Reconnect.Enabled, device.Source.Reconnect.Timeout, device.Driver.Queues, device.Driver.Packed, device.Mtu), Is.EqualTo((true, 1u, 2u, true, 9000u)));
        Assert.That(plan.Findings, Is.Empty);
    }

    [TestCaseSource(nameof(Faults))]
    public void Check_finds_its_fault(string rule, ChannelSeverity severity, ChannelScope scope, ChannelPlan plan)
    {
        Assert.That(plan.Findings.Select(f => (f.Rule, f.Severity)), Does.Contain((rule, severity)), string.Join('\n', plan.Findings));
        var finding = plan.Findings.First(f => f.Rule == rule && f.Severity == severity);
        Assert.That((finding.What, finding.Mend), Is.Not.EqualTo(("", "")));
        Assert.That(finding.Scope, Is.EqualTo(scope));
        Assert.That(plan.IsRefused, Is.EqualTo(plan.Findings.Any(f => f.Severity == ChannelSeverity.Error)));
        if (plan.IsRefused)
            Assert.That(plan.Steps, Is.Empty);
        Assert.That(plan.Findings.Where(f => f.Severity == ChannelSeverity.Error).Select(f => f.Rule).Distinct(), Has.Exactly(plan.IsRefused ? 1 : 0).Items, "one fault, one rule");
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        const ChannelScope Definition = ChannelScope.Definition, Running = ChannelScope.Running;
        const ChannelSeverity Error = ChannelSeverity.Error, Warning = ChannelSeverity.Warning;
        var defined = new ChannelOptions { Scope = Definition };
        var live = new ChannelOptions { Scope = Running };
        var hands = new ChannelOptions { Scope = Running, ManageFiles = false };
        var mine = Memory("/dev/shm/pair", 1 << 20, Qemu.Id);

        yield return Case("shared-memory", Error, Definition, Good(memory: ""), VhostUser(), defined);
        yield return Case("shared-memory", Error, Running, Good(memory: ""), VhostUser(), live);
        yield return Case("shmem-size", Error, Definition, Good(), Plain(size: 3 << 20), defined);
        yield return Case("shmem-size", Error, Running, Good(), Plain(size: 512 << 10), live);
        yield return Case("shmem-vectors", Error, Definition, Good().With(Socket("/run/kvmnfv/pair.sock", Qemu.Id)), Doorbell() with { Vectors = 4096 }, defined);
        yield return Case("queue-size", Error, Definition, Good(), VhostUser() with { QueueSize = 2048 }, defined);
        yield return Case("queues", Error, Definition, Good(), VhostUser() with { QueuePairs = 600 }, defined);
        yield return Case("queues-unused", Warning, Definition, Good(), VhostUser() with { QueuePairs = 3 }, defined);
        yield return Case("vhostuser-once", Warning, Definition, Good().With(Socket("/run/kvmnfv/vm1.sock", Qemu.Id)), VhostUser(listens: false) with { ReconnectSeconds = null }, defined);
        yield return Case("socket-path", Error, Definition, Good(), VhostUser("/run/kvmnfv/" + new string('s', 96)), defined);
        yield return Case("socket-path", Error, Definition, Good(), VhostUser("vm1.sock"), defined);
        yield return Case("no-definition", Error, Definition, Good() with { Definition = null }, Plain(), new ChannelOptions { Scope = ChannelScope.Both });
        yield return Case("not-running", Error, Running, Good() with { Running = null }, Plain(), live);
        yield return Case("remote", Warning, Definition, Good() with { IsLocal = false }, Plain(), defined);
        yield return Case("attached", Error, Definition, Good("<shmem name='pair'><model type='ivshmem-plain'/><size unit='M'>8</size></shmem>").With(mine), Plain(), defined);
        yield return Case("attached", Error, Definition, Good("<interface type='user'><mac address='52:54:00:00:00:09'/><model type='virtio'/></interface>"), VhostUser() with { Mac = MacAddress.Parse("52:54:00:00:00:09") }, defined);
        yield return Case("memory-file", Error, Running, Good().With(Folder("/dev/shm/pair", Qemu.Id)), Plain(), live);
        yield return Case("memory-size", Error, Running, Good().With(mine with { Size = 1 << 19 }), Plain(), live);
        yield return Case("memory-size", Warning, Running, Good().With(mine with { Size = 1 << 21 }), Plain(), live);
        yield return Case("memory-size", Error, Definition, Good().With(mine) with { Others = [("other", View("<shmem name='pair'><model type='ivshmem-plain'/><size unit='M'>2</size></shmem>"))] }, Plain(), defined);
        yield return Case("memory-peers", Warning, Definition, Good().With(mine) with { Others = [("b", Other("peer")), ("c", Other("peer"))] }, Plain(), defined);
        yield return Case("memory-master", Error, Definition, Good().With(mine) with { Others = [("b", Other("master"))] }, Plain() with { Role = IvshmemRole.Master }, defined);
        yield return Case("memory-open", Warning, Running, Good().With(Memory("/dev/shm/pair", 1 << 20, Qemu.Id, s_everybody)), Plain(), live);
        yield return Case("memory-access", Error, Running, Good().With(Memory("/dev/shm/pair", 1 << 20, 1000)), Plain(), live);
        yield return Case("memory-access", Error, Running, Good().With(Memory("/dev/shm/pair", 1 << 20)), Plain(), hands);
        yield return Case("memory-access", Error, Running, Good().With(Memory("/dev/shm/pair", 1 << 20) with { Links = 2 }), Plain(), live);
        yield return Case("memory-access", Warning, Definition, Good().With(Memory("/dev/shm/pair", 1 << 20, 1000)), Plain(), defined);
        yield return Case("socket-missing", Error, Running, Good(), Doorbell(), live);
        yield return Case("socket-missing", Warning, Definition, Good(), VhostUser(listens: false), defined);
        yield return Case("socket-listener", Error, Running, Good().With(Socket("/run/kvmnfv/pair.sock", Qemu.Id, listening: false)), Doorbell(), live);
        yield return Case("socket-access", Error, Running, Good().With(Socket("/run/kvmnfv/pair.sock", 1000)), Doorbell(), live);
        yield return Case("socket-access", Warning, Running, Good().With(Socket("/run/kvmnfv/vm1.sock")), VhostUser(listens: false), live);
        yield return Case("socket-file", Error, Running, Good().With(Memory("/run/kvmnfv/vm1.sock", 1)), VhostUser(), live);
        yield return Case("socket-taken", Error, Running, Good().With(Socket("/run/kvmnfv/vm1.sock")), VhostUser(), live);
        yield return Case("socket-shared", Error, Definition, Good() with { Others = [("b", View("<interface type='vhostuser'><source type='unix' path='/run/kvmnfv/vm1.sock' mode='server'/><model type='virtio'/></interface>"))] }, VhostUser(), defined);
        yield return Case("socket-folder", Error, Running, Good(), VhostUser("/srv/vm1.sock"), live);
        yield return Case("socket-folder", Error, Running, Good(), VhostUser("/run/new/vm1.sock"), hands);
        yield return Case("socket-folder", Error, Running, Good().With(Folder("/root", 0, 0x1C0), Socket("/root/pair.sock", Qemu.Id)), Doorbell("/root/pair.sock"), live);
        yield return Case("pci-slot", Error, Running, Good(running: "<rng model='virtio'><address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/></rng>").With(mine), Plain(), live);
        yield return Case("back-end", Warning, Running, Good(), VhostUser(), live);
        yield return Case("migration", Warning, Definition, Good().With(mine), Plain(), defined);
        yield return Case("apparmor", Warning, Running, Labelled("apparmor").With(mine), Plain(), live);
        yield return Case("selinux", Warning, Running, Labelled("selinux").With(mine), Plain(), live);
    }

    private static ChannelView Other(string role) => View($"<shmem name='pair' role='{role}'><model type='ivshmem-plain'/><size unit='M'>1</size></shmem>");

    private static ChannelFacts Labelled(string model)
    {
        var facts = Good();
        return facts with { Running = facts.Running!.Replace("</domain>", $"<seclabel type='dynamic' model='{model}' relabel='yes'><label>l</label></seclabel></domain>", StringComparison.Ordinal) };
    }

    private static TestCaseData Case(string rule, ChannelSeverity severity, ChannelScope scope, ChannelFacts facts, ChannelRequest request, ChannelOptions options) =>
        new TestCaseData(rule, severity, scope, ChannelPlanner.Attach(facts, request, options)).SetArgDisplayNames($"{rule}, {severity}, {scope}, {request.GetType().Name}");
}
