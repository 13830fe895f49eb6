namespace TelegramAdmin.Components.Marks;

/// <summary>16, 18 or 22 px.</summary>
public enum IconSize
{
    Normal,
    Small,
    Large,
}
