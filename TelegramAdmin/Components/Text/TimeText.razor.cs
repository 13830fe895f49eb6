using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Text;

public partial class TimeText
{
    [Parameter, EditorRequired]
    public DateTimeOffset? At { get; set; }

    [Parameter]
    public TimeStyle Style { get; set; }

    /// <summary>Shown for no time at all.</summary>
    [Parameter]
    public string Empty { get; set; } = "–";

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required TimeProvider Clock { get; init; }

    private string Words(DateTimeOffset at) => Style switch
    {
        TimeStyle.Clock => Times.Clock(at, Reader),
        TimeStyle.Date => Times.Date(at, Clock.GetUtcNow(), Reader),
        TimeStyle.Seconds => Reader.Local(at).ToString("HH:mm:ss", CultureInfo.CurrentCulture),
        _ => Times.Ago(at, Clock.GetUtcNow(), Reader),
    };
}
