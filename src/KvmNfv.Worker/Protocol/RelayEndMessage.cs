using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

/// <summary>A relay's end: a VM's where it has <see cref="Vm"/>, a program's where it has <see cref="Rings"/>.</summary>
internal sealed class RelayEndMessage
{
    public string? SocketPath { get; set; }

    public VmEndMessage? Vm { get; set; }

    public RingsMessage? Rings { get; set; }

    public static RelayEndMessage From(RelayEnd value) => new()
    {
        SocketPath = value.SocketPath,
        Vm = value.Vm is { } vm ? VmEndMessage.From(vm) : null,
        Rings = value.Rings is { } rings ? RingsMessage.From(rings) : null,
    };

    public RelayEnd ToValue()
    {
        var path = Limits.Text(SocketPath, "path of the relay's end");
        return (Vm, Rings) switch
        {
            ({ } vm, null) => RelayEnd.ToVm(path, vm.ToValue()),
            (null, { } rings) => RelayEnd.ToProgram(path, rings.ToValue()),
            _ => throw new ArgumentException($"The relay's end {path} must have either 'vm' or 'rings'."),
        };
    }
}
