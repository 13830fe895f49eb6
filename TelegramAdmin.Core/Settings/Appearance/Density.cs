namespace TelegramAdmin.Core.Settings.Appearance;

/// <summary>How much of a list fits on a screen.</summary>
public enum Density
{
    Comfortable = 1,
    Compact = 2,
}
