using KvmNfv.Sdk.Channels;
using KvmNfv.Sdk.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds data-plane workers to what <c>AddKvmNfv</c> set up.</summary>
public static class DataPlaneWorkerBuilderExtensions
{
    /// <summary>Adds a worker (<see cref="IDataPlaneWorker"/>, keyed by its name), which starts and stops with the application's host. Without a host, start it by hand.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The worker's name, and its key.</param>
    /// <param name="configure">Sets what it runs.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IKvmNfvBuilder AddDataPlaneWorker(this IKvmNfvBuilder builder, string name, Action<DataPlaneWorkerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure<DataPlaneWorkerOptions>(name, options =>
        {
            options.Name = name;
            configure(options);
        });
        builder.Services.AddKeyedSingleton<IDataPlaneWorker>(name, (provider, _) => new DataPlaneWorker(
            provider.GetRequiredService<IOptionsMonitor<DataPlaneWorkerOptions>>().Get(name), provider.GetService<ILogger<DataPlaneWorker>>(), provider.GetService<TimeProvider>()));
        builder.Services.AddSingleton<IHostedService>(provider => new DataPlaneWorkerStarter(
            provider.GetRequiredKeyedService<IDataPlaneWorker>(name),
            provider.GetRequiredService<IOptionsMonitor<DataPlaneWorkerOptions>>().Get(name).Lifetime == WorkerLifetime.WithSupervisor));
        return builder;
    }
}
