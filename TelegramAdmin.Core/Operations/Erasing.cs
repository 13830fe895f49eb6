using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Operations;

/// <summary>Faults that the log counted, where their words name the person.</summary>
internal sealed class Erasing : IErasable
{
    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("log_faults", "@tells(message) OR @tells(cause)", IsExported: false),
    ];
}
