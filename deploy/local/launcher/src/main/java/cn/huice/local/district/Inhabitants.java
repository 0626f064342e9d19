package cn.huice.local.district;

/** Subjects of one kind, made up: each from its number alone. */
interface Inhabitants {
    String kind();

    /** The opaque id of the one with that number, from 0. */
    String id(int number);

    /** What is known of it. */
    void tell(int number, FactSink facts);
}
