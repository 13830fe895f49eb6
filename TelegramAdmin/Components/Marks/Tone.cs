namespace TelegramAdmin.Components.Marks;

/// <summary>The six meanings a colour may have.</summary>
public enum Tone
{
    /// <summary>Not begun, over, neutral.</summary>
    Mute,

    /// <summary>Under way.</summary>
    Info,

    /// <summary>Done, healthy.</summary>
    Ok,

    /// <summary>Will resolve itself, or soon matters.</summary>
    Warn,

    /// <summary>Failed, needs a person.</summary>
    Bad,

    /// <summary>Undecided or special.</summary>
    Violet,
}

public static class ToneClass
{
    /// <summary>"ta-badge" and Warn give "ta-badge ta-badge--warn".</summary>
    public static string Of(string block, Tone tone) => tone switch
    {
        Tone.Info => $"{block} {block}--info",
        Tone.Ok => $"{block} {block}--ok",
        Tone.Warn => $"{block} {block}--warn",
        Tone.Bad => $"{block} {block}--bad",
        Tone.Violet => $"{block} {block}--violet",
        _ => $"{block} {block}--mute",
    };
}
