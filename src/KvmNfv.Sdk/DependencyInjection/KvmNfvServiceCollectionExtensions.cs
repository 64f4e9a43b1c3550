using KvmNfv.Libvirt;
using KvmNfv.Sdk.Audit;
using KvmNfv.Sdk.Channels;
using KvmNfv.Sdk.DependencyInjection;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Hosts.Tuning;
using KvmNfv.Sdk.Migration;
using KvmNfv.Sdk.Placement;
using KvmNfv.Sdk.Repinning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the SDK to an application's services.</summary>
public static class KvmNfvServiceCollectionExtensions
{
    /// <summary>
    /// Adds named connections (<see cref="ILibvirtConnectionProvider"/>, and <see cref="ILibvirtConnectionSource"/> keyed by name), the
    /// host reader (<see cref="IHostReader"/>), the readiness checker (<see cref="IReadinessChecker"/>), the engine that tunes this machine step by
    /// step when asked by name (<see cref="TuningEngine"/>), the placement service (<see cref="Placer"/>), what audits and re-pins domains
    /// (<see cref="IDomainAuditor"/>, <see cref="IDomainRepinner"/>), what gives them channels (<see cref="IChannelAttacher"/>), and what migrates them (<see cref="IMigrationFactsReader"/>,
    /// <see cref="IDomainMigrator"/>, <see cref="IHostEvacuator"/>). Nothing is opened before it is asked for. May be called more than once.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options in code; null leaves the defaults.</param>
    public static IKvmNfvBuilder AddKvmNfv(this IServiceCollection services, Action<KvmNfvOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddServices(services);
        if (configure is not null)
            services.Configure(configure);
        return new KvmNfvBuilder(services);
    }

    /// <summary>Adds the SDK with options from configuration. A setting that the SDK doesn't know is an error on start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section <c>KvmNfv</c>, or a whole configuration that has one.</param>
    /// <inheritdoc cref="AddKvmNfv(IServiceCollection, Action{KvmNfvOptions}?)"/>
    public static IKvmNfvBuilder AddKvmNfv(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        AddServices(services);
        var section = configuration as IConfigurationSection ?? configuration.GetSection(KvmNfvOptions.SectionName);
        services.AddOptions<KvmNfvOptions>().Bind(section, binder => binder.ErrorOnUnknownConfiguration = true);
        return new KvmNfvBuilder(services);
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddOptions<KvmNfvOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KvmNfvOptions>, KvmNfvOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LibvirtConnectionOptions>, ConfigureNamedConnection>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILibvirtConnectionOpener, LibvirtConnectionOpener>();
        services.TryAddSingleton<ILibvirtConnectionProvider, LibvirtConnectionProvider>();
        services.TryAddKeyedSingleton<ILibvirtConnectionSource>(KeyedService.AnyKey, static (provider, key) =>
            provider.GetRequiredService<ILibvirtConnectionProvider>().GetSource(key as string
                ?? throw new ArgumentException($"Connections are keyed by their name, a string, not by a {key?.GetType().Name}.", nameof(key))));
        services.TryAddSingleton<IHostReader>(static _ => new HostReader());
        services.TryAddSingleton<IHostWriter>(static _ => new HostWriter());
        services.TryAddSingleton(static provider => new TuningEngine(HostFiles.Live, provider.GetRequiredService<IHostWriter>()));
        services.TryAddSingleton<IDomainAuditor>(static provider => new DomainAuditor(provider.GetRequiredService<IHostReader>(), time: provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IDomainRepinner>(static provider => new DomainRepinner(provider.GetRequiredService<IHostReader>()));
        services.TryAddSingleton<IChannelAttacher>(static _ => new ChannelAttacher());
        services.TryAddSingleton<IMigrationFactsReader>(static provider => new MigrationFactsReader(time: provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IDomainMigrator>(static provider => new DomainMigrator(time: provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IHostEvacuator>(static provider => new HostEvacuator(
            provider.GetRequiredService<IDomainMigrator>(), provider.GetRequiredService<IMigrationFactsReader>(), provider.GetRequiredService<IHostReader>(),
            time: provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IReadinessChecker>(static provider => new ReadinessChecker(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static provider => new Placer(provider.GetRequiredService<IOptions<KvmNfvOptions>>().Value.Placement.ToPolicy()));
    }
}
