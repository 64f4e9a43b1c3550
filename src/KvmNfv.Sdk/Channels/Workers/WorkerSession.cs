using KvmNfv.Channels;
using KvmNfv.Worker.Protocol;

namespace KvmNfv.Sdk.Channels;

/// <summary>One life of a worker: its process and the connection to it.</summary>
internal sealed class WorkerSession : IDisposable
{
    private static readonly TimeSpan s_refusedTime = TimeSpan.FromSeconds(5);

    private WorkerSession(WorkerProcess process, WorkerConnection connection, long startedAt) => (Process, Connection, StartedAt) = (process, connection, startedAt);

    public WorkerProcess Process { get; }

    public WorkerConnection Connection { get; }

    /// <summary>A time stamp of the caller's clock.</summary>
    public long StartedAt { get; }

    /// <summary>Starts a process and gives it its configuration.</summary>
    /// <exception cref="WorkerException">It didn't work; nothing is left behind.</exception>
    /// <exception cref="OperationCanceledException">The same, since the time was over.</exception>
    public static async Task<WorkerSession> StartAsync(WorkerProgram program, string socket, WorkerLifetime lifetime, DataPlaneConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        string[] arguments = ["--control", socket];
        if (lifetime == WorkerLifetime.WithSupervisor)
            arguments = [.. arguments, "--die-with-parent", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        var process = await ChildProcess.StartAsync(program, arguments, cancellationToken).ConfigureAwait(false);
        WorkerConnection? connection = null;
        try
        {
            connection = await WorkerConnection.OpenAsync(socket, cancellationToken).ConfigureAwait(false);
            await connection.AskAsync(new StartRequest { Configuration = ConfigurationMessage.From(configuration) }, cancellationToken).ConfigureAwait(false);
            return new(process, connection, time.GetTimestamp());
        }
        catch
        {
            if (connection is not null)
            {
                // It refused, but can be spoken to: it takes its socket away.
                await new WorkerSession(process, connection, default).StopAsync(s_refusedTime).ConfigureAwait(false);
                throw;
            }
            process.Kill();
            // Its socket must be free for the next one.
            await process.Ended.ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes a worker over that runs without a supervisor.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="WorkerException">What answers there is no worker of this version and user.</exception>
    public static async Task<WorkerSession?> TryAdoptAsync(string socket, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(socket))
            return null;
        WorkerConnection connection;
        try
        {
            connection = await WorkerConnection.OpenAsync(socket, cancellationToken).ConfigureAwait(false);
        }
        catch (WorkerException none) when (none.InnerException is System.Net.Sockets.SocketException)
        {
            // Left behind by a worker that was killed; the next one takes the file away.
            return null;
        }
        if (AdoptedProcess.TryOpen(connection.Greeting.ProcessId) is { } process)
            return new(process, connection, time.GetTimestamp());
        connection.Dispose();
        return null;
    }

    /// <summary>Stops it in order, and kills it when it takes too long.</summary>
    public async Task StopAsync(TimeSpan most)
    {
        using var patience = new CancellationTokenSource(most);
        try
        {
            await Connection.AskAsync(new StopRequest(), patience.Token).ConfigureAwait(false);
            await Process.Ended.WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception slow) when (slow is WorkerException or OperationCanceledException)
        {
            Process.Kill();
            await Process.Ended.ConfigureAwait(false);
        }
        Dispose();
    }

    public void Dispose() => Connection.Dispose();
}
