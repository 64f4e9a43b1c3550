using KvmNfv.Libvirt;
using KvmNfv.Sdk.Migration;
using NSubstitute;

namespace KvmNfv.Sdk.Tests.Migration.Around;

/// <summary>Ports carried over between two real databases of Open vSwitch, and what never reaches a command.</summary>
public sealed class OvsMigrationHooksTests
{
    private const string Path = "/run/vhost/vhu-1";

    [Test]
    public async Task Port_is_made_at_the_destination_and_deleted_at_the_source()
    {
        using OvsDatabase source = new(), destination = new();
        PutPort(source);
        destination.Do("add-br", "br-int");
        var hooks = Hooks(source, destination);
        var context = Context(Path);

        await hooks.PrepareAsync(context, default);
        Assert.That(destination.Do("list-ports", "br-int"), Is.EqualTo("vhu-1"));
        Assert.That(destination.Do("get", "Interface", "vhu-1", "type"), Is.EqualTo("dpdkvhostuserclient"));
        Assert.That(destination.Do("get", "Interface", "vhu-1", "options:vhost-server-path"), Is.EqualTo($"\"{Path}\""));
        Assert.That(destination.Do("get", "Interface", "vhu-1", "external_ids"), Is.EqualTo(source.Do("get", "Interface", "vhu-1", "external_ids")).And.Contains("iface-id=port-7"));
        Assert.That(destination.Do("get", "Port", "vhu-1", "tag"), Is.EqualTo("100"));
        Assert.That(source.Do("list-ports", "br-int"), Is.EqualTo("vhu-1"));

        await hooks.PrepareAsync(context, default);
        await hooks.ReleaseAsync(context, default);
        Assert.That(source.Do("list-ports", "br-int"), Is.Empty);
        Assert.That(destination.Do("list-ports", "br-int"), Is.EqualTo("vhu-1"));
        Assert.That(destination.Do("get", "Port", "vhu-1", "external_ids"), Is.EqualTo("{}"), "no mark is left");
        await hooks.ReleaseAsync(context, default);
    }

    [Test]
    public async Task Rolling_back_deletes_the_port_that_was_made()
    {
        using OvsDatabase source = new(), destination = new();
        PutPort(source);
        destination.Do("add-br", "br-int");
        var context = Context(Path);
        await Hooks(source, destination).PrepareAsync(context, default);
        // As after a crash: another object.
        await Hooks(source, destination).RollBackAsync(context, default);
        Assert.That(destination.Do("list-ports", "br-int"), Is.Empty);
        Assert.That(source.Do("list-ports", "br-int"), Is.EqualTo("vhu-1"));
        await Hooks(source, destination).RollBackAsync(context, default);
    }

    [Test]
    public async Task Rolling_back_leaves_a_port_that_was_there_before()
    {
        using OvsDatabase source = new(), destination = new();
        PutPort(source);
        PutPort(destination);
        await Hooks(source, destination).PrepareAsync(Context(Path), default);
        await Hooks(source, destination).RollBackAsync(Context(Path), default);
        Assert.That(destination.Do("list-ports", "br-int"), Is.EqualTo("vhu-1"));
    }

    [Test]
    public async Task Missing_bridge_ends_the_migration_before_it_begins()
    {
        using OvsDatabase source = new(), destination = new();
        PutPort(source);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Hooks(source, destination).PrepareAsync(Context(Path), default));
        Assert.That(error!.Message, Does.Contain("add-port br-int vhu-1").And.Contain("no bridge named br-int").And.Contain(destination.Address));
    }

    [Test]
    public async Task Domain_without_such_ports_runs_nothing()
    {
        var runner = Substitute.For<IProgramRunner>();
        var hooks = new OvsMigrationHooks(null, runner);
        var context = Context(Path, "client");
        await hooks.PrepareAsync(context, default);
        await hooks.SwitchOverAsync(context, default);
        await hooks.ResumedAsync(context, default);
        await hooks.RollBackAsync(context, default);
        await hooks.ReleaseAsync(context, default);
        Assert.That(runner.ReceivedCalls(), Is.Empty);
    }

    [TestCase("/run/vhost/--db=tcp:evil")]
    [TestCase("/run/vhost/a b")]
    [TestCase("/run/&quot;x/vhu1")]
    [TestCase("vhu1")]
    [TestCase("/run/vhost/")]
    public async Task Path_that_can_not_be_a_port_never_reaches_a_command(string path)
    {
        var runner = Substitute.For<IProgramRunner>();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => new OvsMigrationHooks(null, runner).PrepareAsync(Context(path), default));
        Assert.That(error!.Message, Does.Contain("can't be a port"));
        Assert.That(runner.ReceivedCalls(), Is.Empty);
    }

    [Test]
    public async Task Missing_program_is_told()
    {
        var error = await Assert.ThrowsAsync<IOException>(() => new ProgramRunner().RunAsync("/nonexistent/ovs-vsctl", []));
        Assert.That(error!.Message, Does.Contain("/nonexistent/ovs-vsctl can't be started"));
    }

    [Test]
    public async Task Program_ends_with_its_cancellation()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.CatchAsync<OperationCanceledException>(() => new ProgramRunner().RunAsync("sleep", ["60"], cancel.Token));
    }

    private static void PutPort(OvsDatabase database)
    {
        database.Do("add-br", "br-int");
        database.Do("add-port", "br-int", "vhu-1", "tag=100", "--", "set", "Interface", "vhu-1", "type=dpdkvhostuserclient", $"options:vhost-server-path=\"{Path}\"", "external_ids:iface-id=port-7", "external_ids:attached-mac=\"52:54:00:00:00:01\"");
    }

    private static OvsMigrationHooks Hooks(OvsDatabase source, OvsDatabase destination) =>
        new(new OvsMigrationOptions { SourceDatabase = source.Address, DestinationDatabase = destination.Address, Wait = false });

    private static MigrationHookContext Context(string path, string mode = "server")
    {
        var id = new Guid("0f4d6a52-0000-4000-8000-000000000001");
        var xml = $"<domain><devices><interface type='vhostuser'><mac address='52:54:00:00:00:01'/><source type='unix' path='{path}' mode='{mode}'/></interface></devices></domain>";
        return new MigrationHookContext(id, Guid.Empty, "vnf", "vnf", Substitute.For<ILibvirtConnection>(), Substitute.For<ILibvirtConnection>(), xml);
    }
}
