namespace KvmNfv.Worker.Protocol;

internal sealed class AddPortRequest : ControlRequest
{
    public string? Switch { get; set; }

    public PortMessage? Port { get; set; }
}
