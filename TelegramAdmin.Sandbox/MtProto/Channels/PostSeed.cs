namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>What a post grows from; everything else of it is worked out when somebody asks.</summary>
/// <param name="Id">Telegram's number.</param>
/// <param name="Number">Of the script, counted from 0; below 0 for what somebody wrote.</param>
/// <param name="At">Unix seconds.</param>
/// <param name="Part">Of an album, counted from 0.</param>
/// <param name="Parts">1 for a post by itself.</param>
internal readonly record struct PostSeed(int Id, int Number, long At, byte Part, byte Parts);
