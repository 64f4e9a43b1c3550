namespace KvmNfv.Sdk.Migration;

/// <summary>Watches a guest's service from outside, independently of libvirt and QEMU.</summary>
public interface IServiceProbe
{
    /// <summary>Asks the service again and again until told to stop, then says what it saw. It runs on threads of its own: the controller must not disturb it.</summary>
    /// <param name="stop">Ends the probing; that is no failure.</param>
    /// <exception cref="IOException">It can't ask at all (no route, no right to a socket).</exception>
    Task<ServiceProbeReport> RunAsync(CancellationToken stop);
}
