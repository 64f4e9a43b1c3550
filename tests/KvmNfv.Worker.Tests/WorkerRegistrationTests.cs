using KvmNfv.Sdk.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KvmNfv.Worker.Tests;

public sealed class WorkerRegistrationTests
{
    [Test]
    public async Task Registered_worker_starts_and_stops_with_the_host()
    {
        using var lab = new WorkerLab();
        var services = new ServiceCollection();
        services.AddKvmNfv().AddDataPlaneWorker("edge", options =>
        {
            options.Configuration = lab.TwoPorts;
            options.ControlFolder = lab.Control;
            options.ProgramPath = WorkerLab.Program;
            options.UseIsolatedCpus = false;
            options.StartTimeout = options.AnswerTimeout = TimeSpan.FromMinutes(2);
        });
        await using var provider = services.BuildServiceProvider();
        var worker = provider.GetRequiredKeyedService<IDataPlaneWorker>("edge");
        Assert.That((worker.Name, worker.State), Is.EqualTo(("edge", WorkerState.Stopped)));
        var starter = provider.GetServices<IHostedService>().Single();
        await starter.StartAsync(default);
        Assert.That((await worker.ReadStatisticsAsync()).Ports, Has.Count.EqualTo(2));
        await starter.StopAsync(default);
        Assert.That(worker.State, Is.EqualTo(WorkerState.Stopped));
    }
}
