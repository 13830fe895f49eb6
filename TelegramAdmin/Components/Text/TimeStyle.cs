namespace TelegramAdmin.Components.Text;

public enum TimeStyle
{
    /// <summary>now, 41 m, 3 h, yesterday, 12 Apr.</summary>
    Ago,

    /// <summary>14:32.</summary>
    Clock,

    /// <summary>12 Apr, 12 Apr 2025.</summary>
    Date,

    /// <summary>14:32:07, for logs.</summary>
    Seconds,
}
