using KvmNfv.Sdk.Channels;
using Microsoft.Extensions.Hosting;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>Starts a worker with the application's host and stops it with it; one that is to go on without this process is left.</summary>
internal sealed class DataPlaneWorkerStarter(IDataPlaneWorker worker, bool stops) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => worker.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => stops ? worker.StopAsync(cancellationToken) : Task.CompletedTask;
}
