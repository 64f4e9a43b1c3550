using KvmNfv.Tests;

[assembly: HandleCheck]

namespace KvmNfv.Libvirt.Admin.Tests;

public sealed class AdminConnectionTests
{
    private PrivateDaemon _daemon = null!;
    private AdminConnection _admin = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _daemon = PrivateDaemon.Start("admin");
        _admin = AdminConnection.Open(_daemon.AdminUri);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _admin?.Dispose();
        _daemon?.Dispose();
    }

    [Test]
    public async Task Daemon_tells_its_version_servers_and_logs()
    {
        var servers = await ((IAdminConnection)_admin).ListServersAsync();
        Assert.Multiple(() =>
        {
            Assert.That(_admin.LibvirtVersion, Is.EqualTo(LibvirtLibrary.AdminVersion));
            Assert.That(_admin.IsAlive());
            Assert.That(_admin.GetUri(), Is.EqualTo(_daemon.AdminUri));
            Assert.That(servers.Select(s => s.Name), Is.EquivalentTo(new[] { "admin", "libvirtd" }));
        });
        foreach (var server in servers)
            server.Dispose();
    }

    [Test]
    public void Log_filters_and_outputs_are_changed()
    {
        _admin.SetLoggingFilters("3:util.object");
        Assert.That(_admin.GetLoggingFilters(), Does.Contain("util.object"));
        _admin.SetLoggingFilters("");
        Assert.That(_admin.GetLoggingOutputs(), Is.Not.Empty);
    }

    [Test]
    public void Limits_and_threads_are_read_and_set()
    {
        using var server = _admin.LookupServer("libvirtd");
        server.SetClientLimits(new TypedParameterList().Add(ServerClients.Max, 200u));
        server.SetThreadPoolParameters(new TypedParameterList().Add(ThreadPoolParameter.WorkersMax, 30u));
        Assert.Multiple(() =>
        {
            Assert.That(server.GetClientLimits()[ServerClients.Max].AsUInt32(), Is.EqualTo(200));
            Assert.That(server.GetThreadPoolParameters()[ThreadPoolParameter.WorkersMax].AsUInt32(), Is.EqualTo(30));
        });
    }

    [Test]
    public void Clients_tell_who_they_are()
    {
        using var server = _admin.LookupServer("admin");
        var clients = server.ListClients();
        var mine = clients.Single(c => c.GetInfo()[ClientInfoKey.UnixProcessId].AsInt32() == Environment.ProcessId);
        using var again = server.LookupClient(mine.Id);
        Assert.Multiple(() =>
        {
            Assert.That(again.Transport, Is.EqualTo(ClientTransport.Unix));
            Assert.That(again.ConnectedAt, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(10)));
        });
        foreach (var client in clients)
            client.Dispose();
    }

    [Test]
    public void Missing_server_and_client_are_not_found() => Assert.Multiple(() =>
    {
        Assert.Throws<LibvirtNotFoundException>(() => _admin.LookupServer("none"));
        using var server = _admin.LookupServer("libvirtd");
        Assert.Throws<LibvirtNotFoundException>(() => server.LookupClient(999_999));
    });

    [Test]
    public void Hypervisor_in_the_same_process_is_refused_because_libvirt_would_crash_it() =>
        Assert.That(() => LibvirtConnection.Open("test:///default"), Throws.InvalidOperationException.With.Message.Contains("in another"));

    [Test]
    public async Task Killed_daemon_is_noticed()
    {
        using var daemon = PrivateDaemon.Start("adminkill");
        using var admin = AdminConnection.Open(daemon.AdminUri);
        var closed = new TaskCompletionSource<ConnectCloseReason>();
        admin.Closed += (_, reason) => closed.TrySetResult(reason);
        daemon.Kill();
        Assert.That(await closed.Task.WaitAsync(TimeSpan.FromSeconds(30)), Is.EqualTo(ConnectCloseReason.Eof).Or.EqualTo(ConnectCloseReason.Error));
        Assert.That(() => admin.ListServers(), Throws.InstanceOf<LibvirtException>());
    }

    [Test]
    public void Daemon_that_does_not_answer_is_a_lost_connection() =>
        Assert.That(() => AdminConnection.Open("libvirtd+unix:///system?socket=/nowhere/admin"), Throws.InstanceOf<LibvirtConnectionLostException>());
}
