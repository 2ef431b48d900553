using System.Security.Cryptography;
using Clinic.Security;
using CsCheck;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class FieldCipherTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly Guid KeyId = Guid.NewGuid();
    private static readonly SealAddress Here = new(Guid.NewGuid(), Guid.NewGuid(), "Answers", "Value", Guid.NewGuid());

    [Test]
    public void Whatever_was_sealed_opens_again() =>
        Gen.String.Where(IsWellFormed).Sample(text => FieldCipher.Open(FieldCipher.Seal(text, KeyId, Key, Here), Key, Here) == text, iter: 1000);

    [Test]
    public void The_same_words_never_look_the_same()
    {
        var (first, second) = (FieldCipher.Seal("I walk.", KeyId, Key, Here), FieldCipher.Seal("I walk.", KeyId, Key, Here));

        Assert.That(first, Is.Not.EqualTo(second));
    }

    private static readonly SealAddress[] Elsewhere =
    [
        Here with { RowId = Guid.NewGuid() }, Here with { Column = "PrivateNote" }, Here with { Table = "AnswerRevisions" },
        Here with { ClientId = Guid.NewGuid() }, Here with { PracticeId = Guid.NewGuid() },
    ];

    [TestCaseSource(nameof(Elsewhere))]
    public void Words_moved_elsewhere_do_not_open(SealAddress elsewhere)
    {
        var blob = FieldCipher.Seal("I walk.", KeyId, Key, Here);

        Assert.That(() => FieldCipher.Open(blob, Key, elsewhere), Throws.TypeOf<SealBroken>());
    }

    [Test]
    public void Another_key_does_not_open_them()
    {
        var blob = FieldCipher.Seal("I walk.", KeyId, Key, Here);

        Assert.That(() => FieldCipher.Open(blob, RandomNumberGenerator.GetBytes(32), Here), Throws.TypeOf<SealBroken>());
    }

    [Test]
    public void A_flipped_bit_is_found_wherever_it_is()
    {
        var blob = FieldCipher.Seal("I walk.", KeyId, Key, Here);
        for (var bit = 0; bit < 8 * blob.Length; bit++)
        {
            var flipped = blob.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(() => FieldCipher.Open(flipped, Key, Here), Throws.TypeOf<SealBroken>(), $"bit {bit}");
        }
    }

    [Test]
    public void Among_a_hundred_thousand_nonces_none_comes_twice()
    {
        var seen = new HashSet<UInt128>();
        for (var i = 0; i < 100_000; i++)
            seen.Add(System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian([.. FieldCipher.Seal("", KeyId, Key, Here)[17..29], 0, 0, 0, 0]));
        Assert.That(seen, Has.Count.EqualTo(100_000));
    }

    [Test]
    public void Cut_off_words_do_not_open()
    {
        var blob = FieldCipher.Seal(new string('x', 600), KeyId, Key, Here);
        foreach (var length in new[] { 0, 1, 16, 44, 45, 300, 301, blob.Length - 256, blob.Length - 1 })
            Assert.That(() => FieldCipher.Open(blob[..length], Key, Here), Throws.TypeOf<SealBroken>(), $"length {length}");
    }

    [TestCase(0, 256)]
    [TestCase(252, 256)]
    [TestCase(253, 512)]
    [TestCase(2000, 2048)]
    public void The_length_of_the_blob_tells_little(int characters, int padded) =>
        Assert.That(FieldCipher.Seal(new string('x', characters), KeyId, Key, Here), Has.Length.EqualTo(45 + padded));

    [Test]
    public void The_blob_says_which_key_opens_it() =>
        Assert.That(FieldCipher.KeyIdOf(FieldCipher.Seal("", KeyId, Key, Here)), Is.EqualTo(KeyId));

    [Test]
    public void Sealed_words_never_print_themselves() =>
        Assert.That($"{SealedText.Of("I walk.")}", Is.EqualTo("[sealed]"));

    private static bool IsWellFormed(string text) => text == new string(System.Text.Encoding.UTF8.GetChars(System.Text.Encoding.UTF8.GetBytes(text)));
}
