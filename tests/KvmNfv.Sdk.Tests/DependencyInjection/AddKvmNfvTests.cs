using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.DependencyInjection;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Placement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KvmNfv.Sdk.Tests.DependencyInjection;

public sealed class AddKvmNfvTests
{
    [Test]
    public void Migrator_and_evacuator_are_there()
    {
        using var services = new ServiceCollection().AddKvmNfv().Services.BuildServiceProvider();
        var evacuator = services.GetRequiredService<KvmNfv.Sdk.Migration.IHostEvacuator>();
        Assert.That(services.GetRequiredService<KvmNfv.Sdk.Migration.IHostEvacuator>(), Is.SameAs(evacuator));
        Assert.That(services.GetRequiredService<KvmNfv.Sdk.Migration.IDomainMigrator>(), Is.TypeOf<KvmNfv.Sdk.Migration.DomainMigrator>());
    }

    [Test]
    public void Auditor_and_repinner_are_there()
    {
        using var services = new ServiceCollection().AddKvmNfv().Services.BuildServiceProvider();
        var auditor = services.GetRequiredService<KvmNfv.Sdk.Audit.IDomainAuditor>();
        var repinner = services.GetRequiredService<KvmNfv.Sdk.Repinning.IDomainRepinner>();
        Assert.That(services.GetRequiredService<KvmNfv.Sdk.Audit.IDomainAuditor>(), Is.SameAs(auditor));
        Assert.That(services.GetRequiredService<KvmNfv.Sdk.Repinning.IDomainRepinner>(), Is.SameAs(repinner));
    }

    [Test]
    public async Task Named_connection_opens_and_is_keyed_by_its_name()
    {
        await using var services = Build(s => s.AddKvmNfv().AddConnection("edge", "test:///default"));
        var source = services.GetRequiredKeyedService<ILibvirtConnectionSource>("edge");
        var connection = await source.GetAsync();
        Assert.That(source.Name, Is.EqualTo("edge"));
        Assert.That(connection.Uri, Is.EqualTo("test:///default"));
        Assert.That(await services.GetRequiredService<ILibvirtConnectionProvider>().GetAsync("edge"), Is.SameAs(connection));
    }

    [Test]
    public async Task Section_names_connections_and_placement_rules()
    {
        await using var services = Build(s => s.AddKvmNfv(Configuration(
            ("KvmNfv:Connections:default:Uri", "test:///default"),
            ("KvmNfv:Connections:watch:Uri", "test:///default"),
            ("KvmNfv:Connections:watch:ReadOnly", "true"),
            ("KvmNfv:Placement:Housekeeping", "0-1"),
            ("KvmNfv:Placement:Isolation", "Required"))));
        var connections = services.GetRequiredService<ILibvirtConnectionProvider>();
        Assert.That(connections.Names, Is.EqualTo(new[] { "default", "watch" }));
        var watch = await connections.GetAsync("watch");
        using var domain = await watch.LookupDomainByNameAsync("test");
        Assert.That(async () => await domain.DestroyAsync(), Throws.InstanceOf<LibvirtException>());
        var policy = services.GetRequiredService<Placer>().Policy;
        Assert.That(policy.Housekeeping, Is.EqualTo(CpuSet.Of(0, 1)));
        Assert.That(policy.Isolation, Is.EqualTo(RealTimeIsolation.Required));
    }

    [Test]
    public async Task Code_comes_after_configuration()
    {
        await using var services = Build(s => s.AddKvmNfv(Configuration(("KvmNfv:Connections:edge:Uri", "qemu:///system"))
            .GetSection("KvmNfv")).AddConnection("edge", "test:///default"));
        Assert.That((await services.GetRequiredService<ILibvirtConnectionProvider>().GetAsync("edge")).Uri, Is.EqualTo("test:///default"));
    }

    [Test]
    public async Task Default_connection_exists_without_being_named()
    {
        await using var services = Build(s => s.AddKvmNfv());
        Assert.That(services.GetRequiredService<ILibvirtConnectionProvider>().Names, Is.EqualTo(new[] { "default" }));
    }

    [Test]
    public async Task Readiness_checker_is_one_service()
    {
        await using var services = Build(s => s.AddKvmNfv());
        var report = await services.GetRequiredService<IReadinessChecker>().CheckAsync(HostFiles.Live);
        Assert.That(report.Checks, Is.Not.Empty);
    }

    [Test]
    public async Task Unknown_name_says_which_there_are()
    {
        await using var services = Build(s => s.AddKvmNfv().AddConnection("edge", "test:///default"));
        var error = Assert.Throws<ArgumentException>(() => services.GetRequiredService<ILibvirtConnectionProvider>().GetSource("core"));
        Assert.That(error.Message, Does.Contain("'core'").And.Contain("default, edge"));
    }

    [TestCase("KvmNfv:Connections:edge:MaxConcurrentCalls", "1", "MaxConcurrentCalls")]
    [TestCase("KvmNfv:Connections:edge:Uri", "qemu:///my system", "KvmNfv:Connections:edge:Uri")]
    [TestCase("KvmNfv:Placement:Housekeeping", "zero", "KvmNfv:Placement:Housekeeping")]
    [TestCase("KvmNfv:Placement:Shared", "", "KvmNfv:Placement:Shared")]
    [TestCase("KvmNfv:Placement:PollMode", "two", "KvmNfv:Placement:PollMode")]
    [TestCase("KvmNfv:Placement:Isolation", "7", "KvmNfv:Placement:Isolation")]
    public async Task Wrong_setting_stops_the_start_and_is_named(string setting, string value, string named)
    {
        await using var services = Build(s => s.AddKvmNfv(Configuration((setting, value))));
        var error = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.That(error.Message, Does.Contain(named));
    }

    [Test]
    public async Task Misspelt_setting_stops_the_start()
    {
        await using var services = Build(s => s.AddKvmNfv(Configuration(("KvmNfv:Placement:HouseKeepingCpus", "0"))));
        Assert.That(services.GetRequiredService<IStartupValidator>().Validate, Throws.InvalidOperationException.With.Message.Contains("HouseKeepingCpus"));
    }

    [Test]
    public async Task Application_s_own_clock_is_kept()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var services = Build(s => s.AddSingleton<TimeProvider>(clock).AddKvmNfv());
        Assert.That(services.GetRequiredService<TimeProvider>(), Is.SameAs(clock));
    }

    internal static ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
}
