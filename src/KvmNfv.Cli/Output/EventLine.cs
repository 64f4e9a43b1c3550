using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Output;

/// <summary>One event as <c>events -o json</c> prints it: one object a line.</summary>
/// <param name="Time">When this process got it.</param>
/// <param name="Event">The kind, such as <c>lifecycle</c> or <c>job completed</c>.</param>
/// <param name="Domain">The domain's name.</param>
/// <param name="Id">Its id; null when it did not run.</param>
/// <param name="Uuid">Its UUID.</param>
/// <param name="Details">What the kind adds, by name; everything as text.</param>
internal sealed record EventLine(DateTimeOffset Time, string Event, string Domain, int? Id, Guid Uuid, IReadOnlyDictionary<string, string> Details)
{
    public static EventLine From(DomainEvent e) => new(
        e.ReceivedAt, DomainWords.Words(e.Kind.ToString()), e.Domain.Name, e.Domain.Id, e.Domain.Uuid,
        EventDetails.Of(e).Where(d => d.Value is not null).ToDictionary(d => d.Name, d => d.Value!));

    /// <summary>The event as one line for people.</summary>
    public override string ToString()
    {
        var details = string.Join(' ', Details.Select(d => $"{d.Key}={(d.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{d.Value}\"" : d.Value)}"));
        return Printable.Line($"{Time:yyyy-MM-ddTHH:mm:ss.fffZ}  {Domain}  {Event}  {details}");
    }
}
